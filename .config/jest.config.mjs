// Tests run on the sources; with LIBCRIU_TEST_DIST=1, `libcriu` is the built package, as users get it.
import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));
const dist = process.env.LIBCRIU_TEST_DIST === '1';

export default {
  rootDir,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build'],
  transform: {
    // The generated code is the only JavaScript of ours that jest has to turn into CommonJS.
    '\\.ts$|/images/generated/.*\\.js$': [
      'ts-jest',
      {
        diagnostics: false,
        tsconfig: {
          target: 'ES2022',
          lib: ['ES2023', 'ESNext.Disposable'],
          module: 'CommonJS',
          moduleResolution: 'Node10',
          esModuleInterop: true,
          isolatedModules: true,
          allowJs: true,
        },
      },
    ],
  },
  moduleNameMapper: {
    '^libcriu$': dist ? '<rootDir>/dist/libcriu.cjs' : '<rootDir>/lib/index.ts',
    '^libcriu/images$': dist ? '<rootDir>/dist/images.cjs' : '<rootDir>/images/index.ts',
    // TypeScript sources import each other by the names that they have once compiled.
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 30_000,
};
