// The app that is being run; set once, when the command line has been read.
import type { AppLocation } from './command-line.ts';

let location: AppLocation | undefined;

export function setAppLocation(app: AppLocation): void {
  location = app;
}

export function appLocation(): AppLocation {
  if (!location) throw new Error('electron stand-in: no app has been named yet');
  return location;
}
