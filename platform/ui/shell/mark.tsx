/** Two rings that overlap: those who agreed. */
export function Mark() {
  return (
    <svg width="24" height="16" viewBox="0 0 24 16" fill="none" strokeWidth="2.5" aria-hidden="true">
      <circle cx="15.5" cy="8" r="6" stroke="var(--dim)" />
      <circle cx="8.5" cy="8" r="6" stroke="var(--accent)" />
    </svg>
  );
}
