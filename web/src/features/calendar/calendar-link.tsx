import { Link } from 'react-router';

export interface CalendarLinkProps {
  readonly id: number;
  readonly name: string;
  readonly isChosen: boolean;
}

/** Shows a calendar below the list. */
export function CalendarLink({ id, name, isChosen }: CalendarLinkProps) {
  return (
    <Link to={{ search: `?calendar=${id}` }} preventScrollReset {...(isChosen && { 'aria-current': 'true' as const })}>
      {name}
    </Link>
  );
}
