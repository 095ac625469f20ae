import type { SavedView } from "@halfsky/api-contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popover } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { changeView, forgetView, savedViewsQuery, saveView } from "../api/saved-views-api.ts";
import { useWords } from "../words/language.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import "./saved-views.css";
import { searchOfView, viewQuery } from "./view-query.ts";

interface SavedViewsProps {
  /** Which list: the name under which its views are kept. */
  readonly list: string;
  /** The columns that are shown now. */
  readonly columns: readonly string[];
  /** Shows the columns of a view that is opened. */
  readonly onColumns: (keys: readonly string[]) => void;
}

/** The reader's own set-ups of a list by name: opens, saves, renames and forgets them; filters and order live in the address. */
export function SavedViews({ list, columns, onColumns }: SavedViewsProps) {
  const words = useWords().savedViews;
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  const [renaming, setRenaming] = useState<string>();
  const [search, setSearch] = useSearchParams();
  const { data, error } = useQuery({ ...savedViewsQuery(list), enabled: isOpen });
  const query = viewQuery(search);
  const reload = () => queries.invalidateQueries({ queryKey: ["saved-views", list] });
  const save = useMutation({
    mutationFn: (view: Pick<SavedView, "name" | "query" | "columns">) => saveView({ list, ...view }),
    onSuccess: reload,
  });
  const rename = useMutation({
    mutationFn: ({ view, name }: { readonly view: SavedView; readonly name: string }) =>
      changeView(view.id, { name, query: view.query, columns: view.columns }),
    onSuccess: () => {
      setRenaming(undefined);
      return reload();
    },
  });
  const forget = useMutation({
    mutationFn: (view: SavedView) => forgetView(view.id),
    onSuccess: (_, view) => {
      const key = `forgotten ${view.id}`;
      const undo = () => {
        message.destroy(key);
        save.mutate(view);
      };
      void message.open({ key, type: "success", duration: 8, content: forgottenNote(view.name, undo) });
      return reload();
    },
  });
  const views = data?.views ?? [];
  const isShown = (view: SavedView) =>
    view.query === query && (view.columns === null || view.columns.join() === columns.join());
  const open = (view: SavedView) => {
    setSearch((before) => searchOfView(view.query, before), { replace: false });
    if (view.columns) onColumns(view.columns);
    setOpen(false);
  };
  const problem = error ?? save.error ?? rename.error ?? forget.error;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={words.title}
      open={isOpen}
      onOpenChange={setOpen}
      content={
        <div className="saved-views">
          {problem ? <ProblemNotice error={problem} /> : null}
          {data && views.length === 0 ? <p className="faint">{words.none}</p> : null}
          <ul>
            {views.map((view) =>
              renaming === view.id ? (
                <li key={view.id}>
                  <NameForm
                    label={words.rename}
                    name={view.name}
                    isBusy={rename.isPending}
                    onName={(name) => rename.mutate({ view, name })}
                  />
                </li>
              ) : (
                <li key={view.id}>
                  <Button type="text" title={view.name} onClick={() => open(view)}>
                    {isShown(view) ? "✓ " : ""}
                    {view.name}
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    aria-label={words.renameOf(view.name)}
                    onClick={() => setRenaming(view.id)}
                  >
                    {words.rename}
                  </Button>
                  <Button
                    type="link"
                    size="small"
                    aria-label={words.forgetOf(view.name)}
                    onClick={() => forget.mutate(view)}
                  >
                    {words.forget}
                  </Button>
                </li>
              ),
            )}
          </ul>
          <div className="saved-views-new">
            <NameForm
              key={views.length}
              label={words.save}
              name=""
              isBusy={save.isPending}
              onName={(name) => save.mutate({ name, query, columns: [...columns] })}
            />
          </div>
        </div>
      }
    >
      <Button>{words.title}</Button>
    </Popover>
  );
}

function forgottenNote(name: string, onUndo: () => void) {
  return <Forgotten name={name} onUndo={onUndo} />;
}

function Forgotten({ name, onUndo }: { readonly name: string; readonly onUndo: () => void }) {
  const words = useWords().savedViews;
  return (
    <>
      {words.forgotten(name)}
      <Button type="link" size="small" onClick={onUndo}>
        {words.undo}
      </Button>
    </>
  );
}

interface NameFormProps {
  readonly label: string;
  readonly name: string;
  readonly isBusy: boolean;
  readonly onName: (name: string) => void;
}

function NameForm({ label, name, isBusy, onName }: NameFormProps) {
  const words = useWords().savedViews;
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted !== "") onName(wanted);
      }}
    >
      <Input
        size="small"
        aria-label={words.name}
        placeholder={words.name}
        maxLength={60}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button size="small" htmlType="submit" type="primary" disabled={wanted === ""} loading={isBusy}>
        {label}
      </Button>
    </form>
  );
}
