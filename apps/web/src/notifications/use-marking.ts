import { useMutation, useQueryClient } from "@tanstack/react-query";
import { readNotificationsAgain } from "../api/notifications-api.ts";

/**
 * Marks messages as read, and asks anew for whatever shows them. That it failed is known at once: who waited for the list as
 * well would be told nothing while a server that does not answer keeps it back.
 */
export function useMarking<Marked>(mark: (marked: Marked) => Promise<null>, tell?: (error: Error) => void) {
  const queries = useQueryClient();
  const again = () => readNotificationsAgain(queries);
  return useMutation({
    mutationFn: mark,
    onSuccess: again,
    onError: (error) => {
      tell?.(error);
      void again();
    },
  });
}
