/** True while the window is too narrow for a rail with words. */
import { useMediaQuery } from '@mantine/hooks';

export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 900px)', window.innerWidth <= 900);
}
