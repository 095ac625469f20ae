import type { ReactNode } from "react";

interface EmptyPageProps {
  readonly title: string;
  /** What to do first. */
  readonly todo: string;
  readonly action?: ReactNode;
}

/** An empty page says what to do first. */
export function EmptyPage({ title, todo, action }: EmptyPageProps) {
  return (
    <div className="empty-page">
      <svg width="72" height="44" viewBox="0 0 72 44" aria-hidden="true">
        <path d="M12 34a24 24 0 0 1 48 0z" fill="#dbe6f7" />
        <path d="M4 38h64" stroke="#9fb6d9" strokeWidth="3" strokeLinecap="round" />
      </svg>
      <h2>{title}</h2>
      <p>{todo}</p>
      {action}
    </div>
  );
}
