/** True while the window is too narrow for a rail with words. */
import { useMediaQuery } from '@mantine/hooks';

/** `least`: pixels from which on there is room for one. */
export function useNarrow(least = 900): boolean {
  return useMediaQuery(`(max-width: ${least}px)`, window.innerWidth <= least);
}
