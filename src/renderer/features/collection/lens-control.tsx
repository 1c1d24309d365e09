/** "As all sources say": every grid, or as one source would have it; while that is so, a line above the grid says it. */
import { IconEyeglass2, IconX } from '@tabler/icons-react';
import { SourcePicker } from '../../components/source-picker/source-picker.tsx';
import { useSourceTitle } from '../../components/source-picker/use-source-title.ts';
import { setLens, useLens } from '../../state/lens-store.ts';
import classes from './lens.module.css';

export function LensControl() {
  const source = useLens((state) => state.source);
  return (
    <span className={classes.control} data-on={source !== null || undefined}>
      <SourcePicker
        look="words"
        label="As whom the grids show it"
        source={source}
        placeholder="all sources"
        none="All sources"
        before={<span>As</span>}
        after={<span>{source === null ? 'say' : 'says'}</span>}
        onPick={setLens}
      />
    </span>
  );
}

export function LensBanner() {
  const source = useLens((state) => state.source);
  const title = useSourceTitle(source);
  if (source === null) return null;
  return (
    <p className={classes.banner} role="status">
      <IconEyeglass2 size={15} stroke={1.6} aria-hidden />
      <span className={classes.words}>
        Only what <bdi className={classes.source}>{title}</bdi> says. The inspector shows all
        sources.
      </span>
      <button type="button" className={classes.back} onClick={() => setLens(null)}>
        <IconX size={12} stroke={2} aria-hidden />
        All sources
      </button>
    </p>
  );
}
