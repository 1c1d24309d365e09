/** What the small marks in the cells mean. They are drawn by grid/claim-cell.ts; the classes are the same. */
import marks from '../../grid/marks.module.css';
import classes from './shortcuts-dialog.module.css';

export function Legend() {
  return (
    <dl className={classes.rows}>
      <div className={classes.legend}>
        <dt>
          <span className={marks.claims} data-state="open">
            3
          </span>
        </dt>
        <dd>Three claims that differ; nobody has chosen yet</dd>
      </div>
      <div className={classes.legend}>
        <dt>
          <span className={marks.claims} data-state="settled">
            2
          </span>
        </dt>
        <dd>Two claims that differ; the one shown was chosen</dd>
      </div>
      <div className={classes.legend}>
        <dt>
          <span className={marks.claims} data-state="agreed">
            2
          </span>
        </dt>
        <dd>Two claims that agree</dd>
      </div>
      <div className={classes.legend}>
        <dt>
          <span className={marks.own} />
        </dt>
        <dd>Your own value</dd>
      </div>
      <div className={classes.legend}>
        <dt>
          <span className={marks.note} />
        </dt>
        <dd>You wrote a note on it</dd>
      </div>
      <div className={classes.legend}>
        <dt>
          <span className={marks.gone} />
        </dt>
        <dd>Imported, and not in the newest release of its dataset</dd>
      </div>
      <div className={classes.legend}>
        <dt>
          <span className={marks.link} />
        </dt>
        <dd>The record is linked to others</dd>
      </div>
    </dl>
  );
}
