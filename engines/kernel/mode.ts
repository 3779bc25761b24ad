/** Every object and every outbound message is in one mode; what is not `live` reaches only those enrolled in it. */
export const modes = ['live', 'exercise', 'drill', 'template'] as const;
export type Mode = (typeof modes)[number];
