/** What a new room begins with: path inside its folder to text. */
export type RoomFiles = Readonly<Record<string, string>>;

export interface NewRoom {
  readonly id: string;
  /** ISO date of today, for change notes */
  readonly today: string;
}

/** `my-room` as a title: `My room`. */
export const titleOf = (id: string): string => `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`;
/** `my-room` as a name in code: `myRoom`. */
export const nameOf = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
/** `my-room` as a type name: `MyRoom`. */
export const typeOf = (id: string): string => nameOf(id).replace(/^./, letter => letter.toUpperCase());
