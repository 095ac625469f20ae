import {
  type ClipboardEvent,
  type CompositionEvent,
  type KeyboardEvent,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** What the grid asks of the editor of its current cell. */
export interface CellEditorHandle {
  readonly focus: () => void;
  /** Ends typing and keeps what was typed. */
  readonly commit: () => void;
  /** Begins typing behind what is there. */
  readonly begin: () => void;
}

interface CellEditorProps {
  readonly label: string;
  readonly raw: string;
  readonly isReadOnly: boolean;
  readonly isInvalid: boolean;
  readonly takesFocus: boolean;
  readonly handle: Ref<CellEditorHandle>;
  readonly onCommit: (text: string) => void;
  /** A key while nothing is being typed. */
  readonly onKey: (event: KeyboardEvent) => void;
  /** Ends typing and moves on. */
  readonly onLeave: (down: number, right: number) => void;
  readonly onCopy: (event: ClipboardEvent, isCut: boolean) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/**
 * The input of the current cell. It always holds the focus with the cell's words selected, so that typing, an input
 * method, copying and a screen reader all find them; it is seen only while typing.
 */
export function CellEditor(props: CellEditorProps) {
  const { label, raw, isReadOnly, isInvalid, takesFocus, handle, onCommit, onKey, onLeave } = props;
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<{ text: string; isCaret: boolean } | null>(null);

  const commit = () => {
    if (typed === null) return;
    setTyped(null);
    if (typed.text !== raw) onCommit(typed.text);
  };
  const begin = () => {
    if (isReadOnly) return;
    setTyped({ text: raw, isCaret: true });
    const field = input.current;
    if (!field) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(raw.length, raw.length);
  };
  useImperativeHandle(handle, () => ({
    focus: () => input.current?.focus({ preventScroll: true }),
    commit,
    begin,
  }));
  useLayoutEffect(() => {
    if (takesFocus) input.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  useLayoutEffect(() => {
    const field = input.current;
    if (typed === null && field?.value === raw && document.activeElement === field) field.select();
  }, [typed, raw]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key === "Process") return;
    if (typed === null) {
      onKey(event);
      if (event.key === "F2" && !event.defaultPrevented) {
        event.preventDefault();
        begin();
      }
      return;
    }
    const leave = (down: number, right: number) => {
      event.preventDefault();
      commit();
      onLeave(down, right);
    };
    switch (event.key) {
      case "Enter":
        return leave(event.shiftKey ? -1 : 1, 0);
      case "Tab":
        return leave(0, event.shiftKey ? -1 : 1);
      case "Escape":
        event.preventDefault();
        return setTyped(null);
      case "F2":
        event.preventDefault();
        return setTyped({ ...typed, isCaret: true });
      case "ArrowUp":
        return typed.isCaret ? undefined : leave(-1, 0);
      case "ArrowDown":
        return typed.isCaret ? undefined : leave(1, 0);
      case "ArrowLeft":
        return typed.isCaret ? undefined : leave(0, -1);
      case "ArrowRight":
        return typed.isCaret ? undefined : leave(0, 1);
      default:
        return undefined;
    }
  };
  return (
    <input
      ref={input}
      className={typed === null ? "cell-input" : "cell-input is-typing"}
      aria-label={label}
      aria-invalid={isInvalid}
      readOnly={isReadOnly}
      autoComplete="off"
      spellCheck={false}
      value={typed === null ? raw : typed.text}
      onChange={(event) => setTyped({ text: event.target.value, isCaret: typed?.isCaret ?? false })}
      onCompositionStart={(event: CompositionEvent<HTMLInputElement>) => {
        if (typed === null && !isReadOnly) setTyped({ text: event.currentTarget.value, isCaret: false });
      }}
      onKeyDown={onKeyDown}
      onBlur={commit}
      onFocus={(event) => {
        if (typed === null) event.currentTarget.select();
      }}
      onCopy={(event) => {
        if (typed === null) props.onCopy(event, false);
      }}
      onCut={(event) => {
        if (typed === null) props.onCopy(event, true);
      }}
      onPaste={(event) => {
        if (typed === null) props.onPaste(event);
      }}
    />
  );
}
