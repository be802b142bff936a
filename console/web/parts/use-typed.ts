import { useState } from 'react';

/** How a value is written in a field, and read from what is typed there. */
interface Writing<Value> {
  readonly textOf: (value: Value) => string;
  readonly valueIn: (text: string) => Value;
}

/** A field of text for a value: what is being typed stays as it is typed, as long as it reads as the value. */
export function useTyped<Value>(value: Value, onChange: (value: Value) => void, { textOf, valueIn }: Writing<Value>) {
  const [typed, setTyped] = useState<string>();
  const text = textOf(value);
  const isTyped = typed !== undefined && textOf(valueIn(typed)) === text;
  return {
    value: isTyped ? typed : text,
    onChange: (changed: string) => {
      setTyped(changed);
      onChange(valueIn(changed));
    },
  };
}
