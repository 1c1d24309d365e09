/** Places on the map: `34.2565, 62.2041 (place)`, WGS 84 degrees. */
import { PlacePrecision, type Coordinates } from '../model/value.ts';
import type { Parsed } from './quantity.ts';

export function formatCoordinates({ lat, lon, precision }: Coordinates): string {
  return `${lat}, ${lon} (${precision})`;
}

const DECIMAL =
  /^([-+−]?\d{1,3}(?:\.\d+)?(?:e-\d{1,3})?) ?°? ?([NSns])?(?: ?[,;] ?| )([-+−]?\d{1,3}(?:\.\d+)?(?:e-\d{1,3})?) ?°? ?([EWew])?$/;
const MINUTES =
  /^(\d{1,3}) ?° ?(?:(\d{1,2}) ?['′’] ?)?(?:(\d{1,2}(?:\.\d+)?) ?["″”] ?)?([NSns])(?: ?[,;] ?| )(\d{1,3}) ?° ?(?:(\d{1,2}) ?['′’] ?)?(?:(\d{1,2}(?:\.\d+)?) ?["″”] ?)?([EWew])$/;

/** Latitude first. How exactly the place is known has to be said: it is never guessed. */
export function parseCoordinates(text: string): Parsed<Coordinates> {
  const tidy = text.trim().replace(/\s+/g, ' ');
  const match = /^(.{1,200}?) ?(?:\(([a-z]+)\))?$/i.exec(tidy);
  const point = readPoint(match?.[1] ?? '');
  if (!point) return refuse(`“${tidy}” is not a place on the map. Write 34.2565, 62.2041 (place).`);
  const precision = PlacePrecision.safeParse(match?.[2]?.toLowerCase());
  if (!precision.success) {
    return refuse(
      `Say in brackets how exactly the place is known: ${PlacePrecision.options.map((word) => `(${word})`).join(', ')}.`,
    );
  }
  const [lat, lon] = point;
  if (Math.abs(lat) > 90) return refuse(`The latitude ${lat} is not between -90 and 90.`);
  if (Math.abs(lon) > 180) return refuse(`The longitude ${lon} is not between -180 and 180.`);
  return { ok: true, value: { lat, lon, precision: precision.data } };
}

function readPoint(text: string): [number, number] | undefined {
  const decimal = DECIMAL.exec(text);
  if (decimal) {
    const [, lat = '', north, lon = '', east] = decimal;
    const signs = [north, east].some(Boolean) && [lat, lon].some((number) => /^[-+−]/.test(number));
    return signs ? undefined : [signed(lat, north), signed(lon, east)];
  }
  const minutes = MINUTES.exec(text);
  if (!minutes) return undefined;
  const [, d1, m1, s1, north, d2, m2, s2, east] = minutes;
  return [sexagesimal(d1, m1, s1, north), sexagesimal(d2, m2, s2, east)];
}

function signed(text: string, hemisphere: string | undefined): number {
  const value = Number(text.replace('−', '-'));
  return (/[SW]/i.test(hemisphere ?? '') ? -value : value) + 0;
}

/** Rounded to a millionth of a degree, about 10 cm. */
function sexagesimal(
  degree: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  hemisphere: string | undefined,
): number {
  const value = Number(degree) + Number(minute ?? 0) / 60 + Number(second ?? 0) / 3_600;
  return signed(String(Math.round(value * 1e6) / 1e6), hemisphere);
}

function refuse(message: string): { ok: false; message: string } {
  return { ok: false, message };
}
