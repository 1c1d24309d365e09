/** Long work on a report. A step tells how many records were told with it. */
import type { Steps as AnySteps } from '../steps.ts';

export type Steps<T> = AnySteps<T, number>;
