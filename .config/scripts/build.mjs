// npm run build: packages, core, bundle, as far as they are out of date.
import { setUp } from './setup.mjs';

setUp();
