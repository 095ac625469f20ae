import { mostNotifications } from "@halfsky/api-contract";
import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { notificationsQuery, unreadQuery } from "../api/notifications-api.ts";
import { useAddress } from "../shell/address.ts";
import { EmptyPage } from "../ui/empty-page.tsx";
import { Page } from "../ui/page.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { Waiting } from "../ui/waiting.tsx";
import { useWords } from "../words/language.tsx";
import { NotificationList } from "./notification-list.tsx";
import { ReadAllButton } from "./read-all-button.tsx";

/** Everything that the reader's roles are told, newest first: what she has not read, or all of it. */
export function NotificationsPage() {
  const said = useWords().notifications;
  const { get, set } = useAddress();
  const which = get("show") === "all" ? "all" : "unread";
  const { data, error, isPending, refetch } = useQuery(notificationsQuery(which));
  const unread = useQuery(unreadQuery).data?.unread ?? data?.unread ?? 0;
  const told = data?.notifications ?? [];
  return (
    <Page
      title={said.title(unread)}
      width="form"
      note={said.note}
      actions={unread > 0 ? <ReadAllButton /> : undefined}
    >
      <div className="page-filters">
        <Segmented
          aria-label={said.which}
          value={which}
          options={[
            { value: "unread", label: said.showUnread },
            { value: "all", label: said.showAll },
          ]}
          onChange={(next) => set({ show: next === "all" ? "all" : null })}
        />
      </div>
      {error ? (
        <ProblemNotice error={error} onRetry={() => void refetch()} />
      ) : isPending ? (
        <Waiting />
      ) : told.length === 0 ? (
        <EmptyPage title={which === "all" ? said.none : said.noneUnread} todo={said.noneTodo} />
      ) : (
        <section className="panel notifications-page">
          <NotificationList notifications={told} />
          {told.length < mostNotifications ? null : <p className="faint">{said.newest(mostNotifications)}</p>}
        </section>
      )}
    </Page>
  );
}
