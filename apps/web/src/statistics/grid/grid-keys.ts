/** What a key does in the grid while no cell is being typed in. */
export type GridCommand =
  | {
      readonly kind: "move";
      readonly down: number;
      readonly right: number;
      readonly extend: boolean;
      readonly jump: boolean;
    }
  | {
      readonly kind: "edge";
      readonly row: "first" | "last" | "same";
      readonly column: "first" | "last";
      readonly extend: boolean;
    }
  | { readonly kind: "tab"; readonly isBackwards: boolean }
  | {
      readonly kind:
        | "edit"
        | "clear"
        | "fill"
        | "undo"
        | "redo"
        | "all"
        | "rows"
        | "columns"
        | "escape"
        | "definition"
        | "missing";
    };

interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const pageRows = 15;

/** Reads a key as the spreadsheets do; undefined leaves it to the browser. */
export function gridCommand({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): GridCommand | undefined {
  const isControl = ctrlKey || metaKey;
  if (altKey) return key === "ArrowDown" ? { kind: "missing" } : undefined;
  const arrow = arrows[key];
  if (arrow) return { kind: "move", down: arrow[0], right: arrow[1], extend: shiftKey, jump: isControl };
  // As in the spreadsheets: Shift+Space is the whole row, Ctrl+Space the whole column; a space alone is typed.
  if (key === " ") return isControl ? { kind: "columns" } : shiftKey ? { kind: "rows" } : undefined;
  if (isControl) return controlCommand(key.toLowerCase(), shiftKey);
  switch (key) {
    case "Tab":
      return { kind: "tab", isBackwards: shiftKey };
    case "Enter":
      return { kind: "move", down: shiftKey ? -1 : 1, right: 0, extend: false, jump: false };
    case "PageDown":
    case "PageUp":
      return {
        kind: "move",
        down: key === "PageDown" ? pageRows : -pageRows,
        right: 0,
        extend: shiftKey,
        jump: false,
      };
    case "Home":
    case "End":
      return { kind: "edge", row: "same", column: key === "Home" ? "first" : "last", extend: shiftKey };
    case "F2":
      return { kind: "edit" };
    case "F1":
      return { kind: "definition" };
    case "Delete":
    case "Backspace":
      return { kind: "clear" };
    case "Escape":
      return { kind: "escape" };
    default:
      return undefined;
  }
}

function controlCommand(key: string, isShift: boolean): GridCommand | undefined {
  switch (key) {
    case "z":
      return { kind: isShift ? "redo" : "undo" };
    case "y":
      return { kind: "redo" };
    case "a":
      return { kind: "all" };
    case "d":
      return { kind: "fill" };
    case "home":
      return { kind: "edge", row: "first", column: "first", extend: isShift };
    case "end":
      return { kind: "edge", row: "last", column: "last", extend: isShift };
    default:
      return undefined;
  }
}
