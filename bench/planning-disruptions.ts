/** Tells a year of disruptions and how they are repaired, in a process of its own; prints its figures as JSON. */
import { simulate } from './planning/trainings.ts';

console.log(JSON.stringify(await simulate({ disruptions: Number(process.argv[2]), seed: 1 })));
process.exit(0);
