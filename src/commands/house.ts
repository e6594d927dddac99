import { migrate } from '#lib/platform/server/db/migrate.ts';
import type { Context } from '#platform/server';
import type { House } from '../house.ts';
import { withInstallation, type Installation } from './installation.ts';

/**
 * Does something in the name of the machine itself, with the house open in this process: the installation's database is
 * brought to the newest form first, so that a command may be the first thing that ever ran here.
 */
export const withHouse = <Result>(work: (context: Context, installation: Installation, house: House) => Promise<Result>): Promise<Result> =>
	withInstallation(async (installation) => {
		await migrate(installation.url, (line) => console.error(line));
		const { openHouse } = await import('../house.ts');
		const { asSystem, contextFor } = await import('#platform/server');
		const house = await openHouse();
		try {
			return await work(contextFor(house.pool, asSystem, new Date()), installation, house);
		} finally {
			await house.close();
		}
	});
