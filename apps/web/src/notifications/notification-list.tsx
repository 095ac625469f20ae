import type { Notification } from "@halfsky/api-contract";
import { Button } from "antd";
import { Link } from "react-router";
import { markRead } from "../api/notifications-api.ts";
import { useSession } from "../shell/session.tsx";
import { Moment } from "../ui/moment.tsx";
import { ProblemNotice } from "../ui/problem-notice.tsx";
import { useBilingual, useWords } from "../words/language.tsx";
import { useColon } from "../words/use-colon.ts";
import "./notifications.css";
import { subjectAddress } from "./subject-address.ts";
import { useMarking } from "./use-marking.ts";

/** Notifications one under the other: what each says, since when, the way to what it is about, and marking it as read. */
export function NotificationList({ notifications }: { readonly notifications: readonly Notification[] }) {
  const read = useMarking(markRead);
  return (
    <>
      {read.error === null ? null : <ProblemNotice error={read.error} onClose={read.reset} />}
      <ul className="notification-list">
        {notifications.map((notification) => (
          <Told
            key={notification.id}
            notification={notification}
            onRead={() => read.mutate(notification.id)}
            isBusy={read.isPending}
          />
        ))}
      </ul>
    </>
  );
}

interface ToldProps {
  readonly notification: Notification;
  readonly onRead: () => void;
  readonly isBusy: boolean;
}

function Told({ notification, onRead, isBusy }: ToldProps) {
  const colon = useColon();
  const said = useWords().notifications;
  const speak = useBilingual();
  const { permissions } = useSession();
  const { matterTitle, read, at } = notification;
  const words = speak(notification.words);
  const address = subjectAddress(notification, permissions);
  return (
    <li className={read ? "notification" : "notification is-unread"}>
      <div className="notification-words">
        {read ? null : (
          <span className="visually-hidden">
            {said.unread}
            {colon}
          </span>
        )}
        {words}
      </div>
      <div className="notification-line">
        <span className="faint">
          <Moment at={at} />
          {address === undefined ? null : (
            <>
              {" · "}
              <Link
                to={address}
                aria-label={said.openOf(matterTitle ?? words)}
                // who went to see what it is about has read it
                onClick={read ? undefined : onRead}
              >
                {said.open}
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
