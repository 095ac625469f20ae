import type { MyWork } from "@halfsky/api-contract";
import { Link } from "react-router";
import { NotificationList } from "../notifications/notification-list.tsx";
import { ReadAllButton } from "../notifications/read-all-button.tsx";
import { useWords } from "../words/language.tsx";

const mostShown = 6;

/** The newest of what the reader's roles are told and she has not read; the rest is on the page of notifications. */
export function Notifications({ work }: { readonly work: MyWork }) {
  const said = useWords().notifications;
  return (
    <section className="panel" aria-labelledby="notifications">
      <h2 id="notifications">{said.title(work.unread)}</h2>
      {work.notifications.length === 0 ? <p className="faint">{said.noneUnread}</p> : null}
      <NotificationList notifications={work.notifications.slice(0, mostShown)} />
      <div className="my-list-line">
        <Link to="/notifications?show=all">{said.toAll}</Link>
        {work.unread > 0 ? <ReadAllButton size="small" /> : null}
      </div>
    </section>
  );
}
