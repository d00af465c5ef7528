/** The reference page: every image, message and field. `npm run docs:images` writes it, see .config/scripts/docs-images.mjs. */
import { messageName } from './codec.js';
import { enums, messages, type FieldRow } from './generated/schema.js';
import { table, type ImageName, type ImageRow } from './table.js';

/** What things mean, in words. @internal */
export interface Meanings {
  /** Of an image, by its name in the table. */
  image(name: ImageName): string;
  message(name: string): string;
  field(message: string, field: string): string;
}

/** The messages of an image, in the order in which they come. */
function messagesOf(row: ImageRow): string[] {
  const found = new Set<string>();
  const layout = row.layout?.();
  for (let i = 0, last: object = {}; layout && i < 4; i++) {
    const { value: step } = layout.next(last);
    if (!step) break;
    found.add(messageName(step.type));
    // Of images with more than one kind of message, entries that have others after them.
    last = { chunks: true, qnum: 1 };
  }
  return [...found];
}

/** All that are part of an image, by name. */
function reachable(): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || !messages[name]) return;
    found.add(name);
    for (const [, , type] of messages[name] ?? []) visit(type);
  };
  for (const row of Object.values<ImageRow>(table)) messagesOf(row).forEach(visit);
  return [...found].sort();
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

function typeOf([, , type, rule]: FieldRow): string {
  const shown = messages[type] ? `[${type}](#${type})` : type.replace(/^.*\./, '');
  return `${shown}${rule === 2 ? ', repeated' : rule === 1 ? '' : ', optional'}`;
}

function values(type: string): string {
  const found = Object.entries(enums[type] ?? {}).map(([name, number]) => `${number} ${name}`);
  return found.length === 0 ? '' : ` (${found.join(', ')})`;
}

/** The page. @internal */
export function imagesReference(meanings: Meanings): string {
  const images = Object.entries<ImageRow>(table).map(([name, row]) => {
    const magic = row.magic === 0 ? 'none' : `0x${row.magic.toString(16).padStart(8, '0')}`;
    const content = messagesOf(row).map((message) => `[${message}](#${message})`);
    return `| \`${row.pattern}\` | ${magic} | ${content.join(', ') || 'raw bytes'} | ${cell(meanings.image(name as ImageName))} |`;
  });
  const sections = reachable().map((name) => {
    const rows = (messages[name] ?? []).map(
      (row) =>
        `| ${row[1]} | \`${row[0]}\` | ${typeOf(row)} | ${cell(meanings.field(name, row[0]))}${values(row[2])} |`,
    );
    return `### ${name}\n\n${meanings.message(name)}\n\n| no. | field | type | meaning |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return `# Reference of images

Made from the schema by \`npm run docs:images\`; not edited by hand. Names and numbers are CRIU's; fields from 7001 on are
libcriu's own, which other readers skip.

A file begins with its magics: 0x54564319 and the one below (\`stats-*\` and \`irmap-cache\`: 0x55105940 and it; the inventory:
only its own), all words little-endian. Then come entries: a word with their size, and that many bytes of a protobuf message;
raw bytes after an entry are as many as it says. In file names, %u and %lu are decimal numbers, %x hexadecimal ones.

## Images

| file | magic | messages | what it is |
| --- | --- | --- | --- |
${images.join('\n')}

## Messages

${sections.join('\n')}`;
}
