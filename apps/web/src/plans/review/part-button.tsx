import type { ReactNode } from "react";

interface PartButtonProps {
  readonly id: string;
  readonly isSelected: boolean;
  /** Reached with Tab; the others with the arrow keys. */
  readonly isEntry: boolean;
  readonly isStruck?: boolean;
  readonly onPick: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A row of a list on the review page. */
export function PartButton(props: PartButtonProps) {
  const { id, isSelected, isEntry, isStruck = false, onPick, className = "", children } = props;
  return (
    <button
      type="button"
      className={`part-button ${className}${isSelected ? " is-selected" : ""}${isStruck ? " is-struck" : ""}`}
      data-row={id}
      aria-current={isSelected ? "true" : undefined}
      tabIndex={isSelected || isEntry ? 0 : -1}
      onClick={onPick}
    >
      {children}
    </button>
  );
}
