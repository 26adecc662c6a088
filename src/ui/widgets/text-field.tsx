import type { Ref } from 'react';
import {
  FieldError,
  Input,
  Label,
  TextField as RacTextField,
  type TextFieldProps as RacTextFieldProps,
  Text,
  TextArea,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './field.module.css';

const cx = classes(styles);
type KeyboardEvent = Parameters<NonNullable<RacTextFieldProps['onKeyDown']>>[0];

export interface TextFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter pressed in a single line. */
  readonly onSubmit?: () => void;
  readonly onBlur?: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly placeholder?: string;
  readonly description?: string;
  /** What is wrong with the value, shown under it; the rest of the form stays usable. */
  readonly error?: string | undefined;
  readonly mono?: boolean;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A line of text, or with `rows` several. Controlled: keep a draft where every key must not become an edit. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, value, onChange, onSubmit, onBlur, onKeyDown, placeholder, description, error } = props;
  const shared = {
    className: cx('input'),
    'data-mono': props.mono || undefined,
    'data-multiline': props.rows !== undefined || undefined,
    spellCheck: false,
    ...(placeholder !== undefined && { placeholder }),
  };
  return (
    <RacTextField
      className={cx('field')}
      {...(hideLabel && { 'aria-label': label })}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      autoFocus={props.autoFocus ?? false}
      isDisabled={props.isDisabled ?? false}
      isReadOnly={props.isReadOnly ?? false}
      {...(onBlur && { onBlur })}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && props.rows === undefined) onSubmit?.();
        onKeyDown?.(event);
        // what it stands in closes on Escape
        if (event.key === 'Escape') event.continuePropagation();
      }}
    >
      {!hideLabel && <Label className={cx('label')}>{label}</Label>}
      {props.rows === undefined ? (
        <Input {...shared} {...(props.ref && { ref: props.ref })} autoComplete="off" />
      ) : (
        <TextArea {...shared} rows={props.rows} />
      )}
      {description && !error && (
        <Text slot="description" className={cx('description')}>
          {description}
        </Text>
      )}
      <FieldError className={cx('error')}>{error}</FieldError>
    </RacTextField>
  );
}
