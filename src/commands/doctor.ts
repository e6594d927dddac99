import { takesNone, type Command } from './command.ts';
import { withHouse } from './house.ts';

export const doctor: Command = {
	usage: 'doctor',
	sentence: 'Asks of all data whether everything holds that must hold; names the records for which it does not, and mends nothing.',
	run: (args) => {
		takesNone(args);
		return withHouse(async ({ db }) => {
			const [{ invariants }, { asked }] = await Promise.all([import('../invariants.ts'), import('#platform/server')]);
			let broken = 0;
			for await (const { sentence, records } of asked(db, invariants)) {
				for (const record of records) console.log(`${record}: not so: ${sentence}`);
				console.error(`${records.length === 0 ? 'holds' : `broken ${records.length} times`}: ${sentence}`);
				broken += records.length;
			}
			console.error(broken === 0 ? 'All is well.' : `${broken} records are at fault.`);
			if (broken > 0) process.exitCode = 1;
		});
	}
};
