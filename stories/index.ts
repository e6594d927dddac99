import { calendar } from '../src/calendar.ts';
import { openHouse } from '../src/house.ts';
import { dayOf } from '#platform';
import { tellMiniTrainings } from './mini-trainings.ts';
import { tellNetworks } from './networks-2006.ts';
import { tellReady, tellScale } from './scale.ts';
import { tellerFor, type Teller } from './teller.ts';

type Story = (environment: NodeJS.ProcessEnv, size?: number) => Promise<void>;

/** What the calendar of a running worker asks for meanwhile is not for a told clock: left alone here, it is asked for again. */
const notTold = Object.fromEntries(calendar.map(({ name }) => [name, async () => undefined]));

/** Opens the house for a story and tells it to its end. What it writes goes nowhere but into the outbox, and its agreements are signed at the local gateway. */
const story =
	(seed: number, tell: (teller: Teller, size: number) => Promise<void>): Story =>
	async (environment, size = 0) => {
		const house = await openHouse({ ...environment, SMTP_URL: '', KARTU_EMBEDDED: '1' });
		const say = (line: string) => console.error(`  ${line}`);
		try {
			await tell(tellerFor(house.pool, { ...house.handlers, ...notTold }, dayOf(new Date()), seed, say), size);
		} finally {
			await house.close();
		}
	};

/** The demonstration stories by name; each can be told once in an installation. */
export const stories: Record<string, Story> = {
	'networks-2006': story(2006, tellNetworks),
	'mini-trainings': story(120, tellMiniTrainings),
	scale: story(1000, tellScale),
	ready: story(1001, tellReady)
};
