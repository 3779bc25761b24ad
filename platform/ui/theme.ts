import { createTheme, type VariantColorsResolver, defaultVariantColorsResolver } from '@mantine/core';

const filled = {
  background: 'var(--accent)',
  hover: 'var(--accent-hover)',
  color: 'var(--on-accent)',
  border: '1px solid transparent',
};
const plain = {
  background: 'var(--pane)',
  hover: 'var(--hover)',
  color: 'var(--text)',
  border: '1px solid var(--line-strong)',
};
const quiet = {
  background: 'transparent',
  hover: 'var(--hover)',
  color: 'var(--text)',
  border: '1px solid transparent',
};
const danger = {
  background: 'var(--pane)',
  hover: 'var(--hover)',
  color: 'var(--overdue)',
  border: '1px solid var(--overdue)',
};

/** Every Mantine variant falls on one of four looks, so that a page cannot invent a colour. */
const variantColorResolver: VariantColorsResolver = input => {
  if (input.color === 'red') return danger;
  if (input.variant === 'filled') return filled;
  if (input.variant === 'default' || input.variant === 'outline' || input.variant === 'light') return plain;
  if (input.variant === 'subtle' || input.variant === 'transparent') return quiet;
  return defaultVariantColorsResolver(input);
};

/** The Mantine theme. Sizes and colours come from tokens.css; components open without inline style elements. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: { light: 7, dark: 8 },
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  variantColorResolver,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { variant: 'subtle' } },
    TextInput: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { openDelay: 150, multiline: true } },
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
  },
});
