import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Layers point one way: images <- lib -> bindings -> images. */
const layers = [
  { files: ['images/**/*.ts'], forbidden: ['**/lib/**', '**/bindings/**'] },
  { files: ['bindings/**/*.ts'], forbidden: ['**/lib/**'] },
];

export default tseslint.config(
  { ignores: ['dist', 'build', 'coverage', 'node_modules', 'images/generated', 'c-src'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Names are exported, so that they can be found.' },
        {
          selector: "CallExpression[callee.property.name='encode'][callee.object.object]",
          message: 'Go through images/codec.ts.',
        },
      ],
    },
  },
  {
    files: ['.config/**', '**/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' },
    languageOptions: { globals: globalsOfNode() },
  },
  ...layers.map(({ files, forbidden }) => ({
    files,
    rules: { 'no-restricted-imports': ['error', { patterns: forbidden }] },
  })),
  {
    files: ['**/*.ts'],
    ignores: ['bindings/ffi.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ['ffi-rs'] }] },
  },
);

function globalsOfNode() {
  const names = [
    'process',
    'console',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'Buffer',
    'URL',
    'performance',
    'AbortController',
    'AbortSignal',
    'TextDecoder',
    'TextEncoder',
  ];
  return Object.fromEntries(names.map((name) => [name, 'readonly']));
}
