/** What can be exported, each with a line on what it is. */
import { Radio } from '@mantine/core';
import { kinds, type Kind, type Scene } from './export-subject.ts';
import { kindWords } from './export-words.ts';
import classes from './export-dialog.module.css';

type KindListProps = {
  scene: Scene;
  kind: Kind;
  disabled: boolean;
  onKind: (kind: Kind) => void;
};

export function KindList({ scene, kind, disabled, onKind }: KindListProps) {
  return (
    <Radio.Group
      className={classes.kinds}
      label="What"
      value={kind}
      onChange={(value) => onKind(kinds.find((each) => each === value) ?? 'records')}
    >
      <div className={classes.choices}>
        {kinds.map((each) => (
          <Radio
            key={each}
            size="xs"
            value={each}
            disabled={disabled || isMissing(each, scene)}
            label={
              each === 'records' ? (scene.collection?.title ?? 'Records') : kindWords[each].title
            }
            description={
              isMissing(each, scene) ? 'This dossier has none' : kindWords[each].description
            }
          />
        ))}
      </div>
    </Radio.Group>
  );
}

const isMissing = (kind: Kind, { collection, hasSources }: Scene): boolean =>
  (kind === 'records' && collection === null) || (kind === 'sources' && !hasSources);
