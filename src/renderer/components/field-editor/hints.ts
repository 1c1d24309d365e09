/** How the text of a field is written, by type, for the line below an empty editor. */
import type { Field } from '#shared/model/field.ts';

export function hintOf(field: Field): string {
  const unit = field.unit === undefined ? '' : ` (${field.unit})`;
  switch (field.type) {
    case 'list':
      return 'Several are parted by a semicolon: a; b';
    case 'names':
      return 'Name [language, kind]; the next name';
    case 'number':
      return `A number${unit}`;
    case 'quantity':
      return `92, ≥92, >170, ~50 or 90 (80–100)${unit}`;
    case 'breakdown':
      return 'Taliban: 28; civilians: ≥169';
    case 'date':
      return '2017, 2017-04, 2017-04-13, 2018-07/2018-08, 2020? or ..';
    case 'duration':
      return '1 year, 6 months or 339–369 days';
    case 'coordinates':
      return '34.2565, 62.2041 (place, district, province or country)';
    default:
      return '';
  }
}
