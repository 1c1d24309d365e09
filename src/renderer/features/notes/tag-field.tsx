/** The tags of a note, with those that other notes have as suggestions. */
import { TagsInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { client } from '../../api/client.ts';
import { queryKeys } from '../../api/query-keys.ts';
import classes from './note-editor.module.css';

const MOST = 50;
const LENGTH = 60;

type TagFieldProps = {
  label: string;
  placeholder: string;
  tags: string[];
  onTags: (tags: string[]) => void;
};

export function TagField({ label, placeholder, tags, onTags }: TagFieldProps) {
  const { data = [] } = useQuery({
    queryKey: queryKeys.noteTags,
    queryFn: () => client.notes.tags({}),
  });
  return (
    <TagsInput
      aria-label={label}
      placeholder={tags.length === 0 ? placeholder : ''}
      comboboxProps={{ withinPortal: false, floatingStrategy: 'fixed', shadow: 'md' }}
      data={data.map(({ tag }) => tag)}
      value={tags}
      onChange={(next) => onTags(next.map((tag) => tag.trim()).filter((tag) => tag !== ''))}
      splitChars={[',', ';']}
      maxTags={MOST}
      maxLength={LENGTH}
      dir="auto"
      classNames={{ pill: classes.pill }}
    />
  );
}
