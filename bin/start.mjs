// Everything from nothing to a running Kartu: `npm start`.
import { continueAs, install } from './prepare.mjs';

install();
continueAs('src/commands/main.ts', ['start', ...process.argv.slice(2)]);
