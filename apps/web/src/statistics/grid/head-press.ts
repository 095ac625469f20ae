import type { MouseEvent } from "react";

/** What a head of a row or column hears: pressed it selects, with Shift or dragged over it extends. */
export interface HeadPress {
  readonly title: string | undefined;
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onMouseEnter: (event: MouseEvent) => void;
}

/** The heads of rows and columns by mouse; Shift+Space and Ctrl+Space do the same by keyboard. */
export function headPress(onSelect: (isExtending: boolean) => void, title: string | undefined): HeadPress {
  return {
    title,
    onMouseDown: (event) => {
      if (event.button !== 0) return;
      // The focus stays in the grid, where the keys are heard.
      event.preventDefault();
      onSelect(event.shiftKey);
    },
    onMouseEnter: (event) => {
      if (event.buttons === 1) onSelect(true);
    },
  };
}
