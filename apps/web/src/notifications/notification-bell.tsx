import { BellOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { NavLink } from "react-router";
import { unreadQuery } from "../api/notifications-api.ts";
import { useWords } from "../words/language.tsx";
import "./notifications.css";

const mostSaid = 99;

/** The way to the notifications from every page, with the number of those that the reader has not read. */
export function NotificationBell() {
  const said = useWords().notifications;
  const unread = useQuery(unreadQuery).data?.unread ?? 0;
  const title = said.title(unread);
  return (
    <NavLink className="notification-bell" to="/notifications" aria-label={title} title={title}>
      <BellOutlined aria-hidden="true" />
      {unread > 0 ? (
        <span className="notification-bell-count" aria-hidden="true">
          {unread > mostSaid ? `${mostSaid}+` : unread}
        </span>
      ) : null}
    </NavLink>
  );
}
