/** The icons that a collection's definition can name; anything else gets a plain one. */
import {
  IconBroadcast,
  IconBuildingBank,
  IconCalendarEvent,
  IconChartBar,
  IconCoins,
  IconFileText,
  IconFlag,
  IconGavel,
  IconId,
  IconLanguage,
  IconMap2,
  IconMessage,
  IconQuote,
  IconSwords,
  IconTable,
  IconUsersGroup,
  IconUserStar,
  type Icon,
} from '@tabler/icons-react';

const icons: Record<string, Icon> = {
  event: IconCalendarEvent,
  events: IconCalendarEvent,
  leader: IconUserStar,
  leaders: IconUserStar,
  people: IconUserStar,
  group: IconUsersGroup,
  groups: IconUsersGroup,
  designation: IconGavel,
  designations: IconGavel,
  name: IconLanguage,
  names: IconLanguage,
  media: IconBroadcast,
  funding: IconCoins,
  strength: IconChartBar,
  battle: IconSwords,
  battles: IconSwords,
  statement: IconQuote,
  statements: IconQuote,
  source: IconFileText,
  sources: IconFileText,
  place: IconMap2,
  flag: IconFlag,
  message: IconMessage,
  bank: IconBuildingBank,
  id: IconId,
};

export function CollectionIcon({ icon, size = 16 }: { icon: string | undefined; size?: number }) {
  const Shape = (icon === undefined ? undefined : icons[icon]) ?? IconTable;
  return <Shape size={size} stroke={1.6} aria-hidden />;
}
