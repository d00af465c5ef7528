import { optionNames, rowOf } from './schema.js';

/** The reference page of all options, in Markdown. README.md beside this file is what it gives. */
export function optionsReference(): string {
  const built: string[] = [];
  const later: string[] = [];
  for (const name of optionNames) {
    const row = rowOf(name);
    if (row.hidden) continue;
    const flags = row.cli.map((flag) => `\`${flag}\``).join(' ');
    if (!row.built) {
      later.push(`| \`${name}\` | ${flags} | ${escape(row.doc)} |`);
      continue;
    }
    const standard = row.default === undefined ? '' : `\`${JSON.stringify(row.default)}\``;
    const type = `\`${escape(row.type)}\``;
    built.push(`| \`${name}\` | ${type} | ${flags} | ${standard} | ${row.on.join(', ')} | ${escape(row.doc)} |`);
  }
  return `<!-- Made from schema.ts by \`npm run docs:options\`. Not edited by hand. -->

# Options

Names are those of the programming interface; flags are those of the command line. An unknown name is an error that
names the nearest one. Flags without an argument are taken back by \`--no-\` before their name, where CRIU does so.

| option | type | flags | default | for | what it does |
| --- | --- | --- | --- | --- | --- |
${built.join('\n')}

## Not built yet

CRIU has these options. To use one is \`ERR_NOT_BUILT\`, which names it.

| option | flags | what it will do |
| --- | --- | --- |
${later.join('\n')}
`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|');
}
