/** Mantine dressed for this program: the colours of theme.css, small sizes, contrast that passes WCAG AA. */
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  CloseButton,
  createTheme,
  Input,
  InputWrapper,
  Menu,
  Modal,
  MultiSelect,
  Popover,
  Portal,
  SegmentedControl,
  Select,
  TagsInput,
  Textarea,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core';
import parts from './mantine-parts.module.css';

const petrol: MantineColorsTuple = [
  '#eaf4f6',
  '#d3e7eb',
  '#a8d1da',
  '#78bac8',
  '#4ca3b6',
  '#2b8ca2',
  '#17778d',
  '#0e6377',
  '#0c5263',
  '#08404e',
];

const dark: MantineColorsTuple = [
  '#e3e5e6',
  '#c4c8cb',
  '#a6acb2',
  '#939aa1',
  '#454b50',
  '#2d3134',
  '#232628',
  '#1b1d1f',
  '#151718',
  '#0e0f10',
];

const small = { size: 'xs' } as const;

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  colors: { petrol, dark },
  white: '#ffffff',
  black: '#1b1d1f',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "DejaVu Sans Mono", Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.25' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: small,
      vars: (_theme, props) => ({
        root: props.size === 'xs' ? { '--button-fz': '13px', '--button-padding-x': '12px' } : {},
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Badge: Badge.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      styles: { label: { textTransform: 'none', fontWeight: 500 } },
    }),
    Checkbox: Checkbox.extend({ defaultProps: small }),
    CloseButton: CloseButton.extend({ defaultProps: { size: 'sm' } }),
    Input: Input.extend({
      defaultProps: small,
      classNames: { input: parts.input },
      vars: () => ({ wrapper: { '--input-fz': '13px' }, input: {} }),
    }),
    InputWrapper: InputWrapper.extend({
      defaultProps: small,
      classNames: { label: parts.inputLabel, description: parts.inputDescription },
    }),
    TextInput: TextInput.extend({ defaultProps: small }),
    Textarea: Textarea.extend({ defaultProps: small }),
    // The list itself scrolls: a box in it that does could not be reached by keys.
    Select: Select.extend({
      defaultProps: { ...small, withScrollArea: false, comboboxProps: { shadow: 'md' } },
      classNames: { options: parts.options },
    }),
    MultiSelect: MultiSelect.extend({
      defaultProps: { ...small, withScrollArea: false, comboboxProps: { shadow: 'md' } },
      classNames: { options: parts.options },
    }),
    TagsInput: TagsInput.extend({ defaultProps: small }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: small,
      classNames: { root: parts.segments },
    }),
    Menu: Menu.extend({
      defaultProps: {
        // Gone at once: another menu may open in the same moment, and only one must be there for the eyes and the keys.
        transitionProps: { duration: 80, exitDuration: 0 },
        loop: true,
        // The first item gets the focus, not a helper that screen readers stumble over.
        withInitialFocusPlaceholder: false,
        menuItemTabIndex: 0,
      },
      classNames: {
        dropdown: parts.menu,
        item: parts.menuItem,
        itemSection: parts.menuSection,
        label: parts.menuLabel,
        divider: parts.menuDivider,
      },
    }),
    // Menus and dialogs lie in a landmark of their own (app.tsx).
    Portal: Portal.extend({ defaultProps: { target: '#layers' } }),
    Popover: Popover.extend({
      defaultProps: { transitionProps: { duration: 80, exitDuration: 0 } },
      classNames: { dropdown: parts.popover },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 100, transition: 'fade' },
        closeButtonProps: { 'aria-label': 'Close' },
      },
      classNames: {
        content: parts.modal,
        header: parts.modalHeader,
        body: parts.modalBody,
        title: parts.modalTitle,
        overlay: parts.overlay,
      },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 450, transitionProps: { duration: 80 }, multiline: true },
      classNames: { tooltip: parts.tooltip },
    }),
  },
});

/** Mantine's own greys fail AA; these names are set to ours in both schemes. */
const shared = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-faint)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-error': 'var(--alarm)',
  '--mantine-color-default': 'var(--paper-raised)',
  '--mantine-color-default-hover': 'var(--paper-hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--chrome-hover)',
  '--mantine-color-disabled-color': 'var(--ink-faint)',
  '--mantine-color-gray-light-color': 'var(--ink-soft)',
  '--mantine-color-gray-text': 'var(--ink-soft)',
  '--mantine-color-red-text': 'var(--alarm)',
  '--mantine-color-red-light-color': 'var(--alarm)',
  '--mantine-color-petrol-text': 'var(--accent)',
  '--mantine-color-petrol-light-color': 'var(--accent)',
};

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: shared,
});
