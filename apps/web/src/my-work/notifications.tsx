import type { MyWork, Notification } from "@halfsky/api-contract";
import { useColon } from "../words/use-colon.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { markAllRead, markRead, notificationsQuery } from "../api/my-work-api.ts";
import { matterAddress } from "../supervision/matter-address.ts";
import { subjectAddress } from "./subject-address.ts";
import { Moment } from "../ui/moment.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../words/language.tsx";

const firstShown = 6;

/** What the reader's roles are told, the newest first; older and read ones on demand. */
export function Notifications({ work }: { readonly work: MyWork }) {
  const { notifications: said } = useWords().myWork;
  const queries = useQueryClient();
  const [isAll, setAll] = useState(false);
  const all = useQuery({ ...notificationsQuery, enabled: isAll });
  const read = useMutation({
    mutationFn: (id: string | null) => (id === null ? markAllRead() : markRead(id)),
    onSettled: () => queries.invalidateQueries({ queryKey: ["my-work"] }),
  });
  const [isLong, setLong] = useState(false);
  const told = isAll ? (all.data?.notifications ?? work.notifications) : work.notifications;
  const shown = isLong ? told : told.slice(0, firstShown);
  const rest = told.length - shown.length;
  return (
    <section className="panel" aria-labelledby="notifications">
      <h2 id="notifications">{said.title(work.unread)}</h2>
      {read.error === null ? null : <ProblemNotice error={read.error} onClose={read.reset} />}
      {shown.length === 0 ? <p className="faint">{isAll ? said.none : said.noneUnread}</p> : null}
      <ul className="my-list">
        {shown.map((notification) => (
          <Told
            key={notification.id}
            notification={notification}
            onRead={() => read.mutate(notification.id)}
            isBusy={read.isPending}
          />
        ))}
      </ul>
      {rest > 0 ? (
        <Button type="link" size="small" className="my-more" onClick={() => setLong(true)}>
          {said.more(rest)}
        </Button>
      ) : null}
      <div className="my-list-line">
        <Button type="link" size="small" className="my-more" onClick={() => setAll(!isAll)}>
          {isAll ? said.hideRead : said.showRead}
        </Button>
        {work.unread > 0 ? (
          <Button size="small" disabled={read.isPending} onClick={() => read.mutate(null)}>
            {said.readAll}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

interface ToldProps {
  readonly notification: Notification;
  readonly onRead: () => void;
  readonly isBusy: boolean;
}

function Told({ notification, onRead, isBusy }: ToldProps) {
  const colon = useColon();
  const { notifications: said } = useWords().myWork;
  const speak = useBilingual();
  const { matterId, matterTitle, read, at } = notification;
  const words = speak(notification.words);
  const address = subjectAddress(notification);
  return (
    <li className={read ? "my-told" : "my-told is-unread"}>
      <div>
        {read ? null : (
          <span className="visually-hidden">
            {said.unread}
            {colon}
          </span>
        )}
        {words}
      </div>
      <div className="my-list-line">
        <span className="faint">
          <Moment at={at} />
          {matterId === null ? null : (
            <>
              {" · "}
              <Link to={matterAddress(matterId)} aria-label={said.matter(matterTitle ?? matterId)}>
                {said.open}
              </Link>
            </>
          )}
          {matterId !== null || address === undefined ? null : (
            <>
              {" · "}
              <Link to={address} aria-label={said.matter(words)}>
                {said.see}
              </Link>
            </>
          )}
        </span>
        {read ? null : (
          <Button type="text" size="small" disabled={isBusy} aria-label={said.readOf(words)} onClick={onRead}>
            {said.read}
          </Button>
        )}
      </div>
    </li>
  );
}
