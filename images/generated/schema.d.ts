// Made by images/generate.mjs from images/proto/*.proto. Not edited by hand.

/** [name, number, type, rule, shown as]: rule 0 optional, 1 required, 2 repeated; shown as hex=true, flags=mmap.prot … */
export type FieldRow = readonly [name: string, number: number, type: string, rule: 0 | 1 | 2, shown?: string];
export const messages: Readonly<Record<string, readonly FieldRow[]>>;
export const enums: Readonly<Record<string, Readonly<Record<string, number>>>>;
