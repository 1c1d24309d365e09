/** The named views of the collection that is shown, below it in the rail. */
import type { KeyboardEvent } from 'react';
import { showProblem } from '../../components/toast/toast-store.ts';
import { useShownView, useViewsOf } from './named-views.ts';
import { showView } from './view-actions.ts';
import classes from './rail-views.module.css';

type RailViewsProps = { collection: string; onKeyDown: (event: KeyboardEvent) => void };

export function RailViews({ collection, onKeyDown }: RailViewsProps) {
  const views = useViewsOf(collection);
  const shown = useShownView();
  if (views.length === 0) return null;
  return (
    <ul className={classes.views} aria-label="Views">
      {views.map((view) => (
        <li key={view.id}>
          <button
            type="button"
            className={classes.view}
            aria-label={`View: ${view.name}`}
            aria-current={view.id === shown?.id}
            title={view.name}
            tabIndex={-1}
            onClick={() => void showView(view).catch(showProblem)}
            onKeyDown={onKeyDown}
          >
            <bdi>{view.name}</bdi>
          </button>
        </li>
      ))}
    </ul>
  );
}
