import { readSession } from '#people/server';
import type { Locale } from '#platform';
import { asPerson, contextFor, listen, type Pool } from '#platform/server';
import { readTidings, roomChannel, seenAmong } from '#spaces/server';
import { countStreams, noteLive } from './metrics.ts';
import { makeOnlookers, type Onlookers } from './onlookers.ts';

/** Milliseconds: within which words are gathered, between signs of life, and after which a stream ends and is asked for anew. */
const gather = 150;
const pulse = 25_000;
const longest = 3_600_000;
/** How many streams one person may keep open at one web process: as many windows as somebody looks at. */
const most = 6;
/** How many words a reader may be behind before they are let go. */
const behind = 64;

type Live = { pool: Pool; onlookers: Onlookers; beating: NodeJS.Timeout; ear: Promise<() => Promise<void>> | undefined };

let live: Live | undefined;

/** Makes rooms live in this web process. It listens to the database from the first onlooker on. */
export function openLive(pool: Pool): void {
	const onlookers = makeOnlookers({ gather, most, noted: noteLive });
	const beating = setInterval(() => void onlookers.beat(), pulse).unref();
	live = { pool, onlookers, beating, ear: undefined };
	countStreams(onlookers.count);
}

/** Ends all streams, so that a server that closes need not wait for them. */
export async function closeLive(): Promise<void> {
	if (!live) return;
	const { onlookers, beating, ear } = live;
	live = undefined;
	clearInterval(beating);
	onlookers.endAll();
	await (
		await ear?.catch(() => undefined)
	)?.();
}

export type Looking = { room_id: string; session: App.Session; headers: Headers; locale: Locale };

/**
 * What comes to pass in a room, as server-sent events, for whoever is in it; null to everybody else. Only ids of things that the onlooker
 * may see at that moment are sent. It ends with their session, with their being in the room, and after an hour at most.
 */
export async function lookOn({ room_id, session, headers, locale }: Looking): Promise<ReadableStream<Uint8Array> | null> {
	if (!live) throw new Error('openLive was not called in this process');
	const { pool, onlookers } = live;
	const person_id = session.person.id;
	const sees = async (item_ids: string[]): Promise<string[] | null> => {
		const now = new Date();
		const found = await readSession(pool, headers, now);
		return found?.id === session.id ? seenAmong(contextFor(pool, asPerson(person_id), now, locale), { room_id, item_ids }) : null;
	};
	if ((await sees([])) === null) return null;
	await listening(live);

	const encoder = new TextEncoder();
	let leave = (): void => undefined;
	let over = false;
	return new ReadableStream<Uint8Array>({
		start(stream) {
			const tooLong = setTimeout(() => leave(), longest).unref();
			const send = (text: string): void => {
				if ((stream.desiredSize ?? 0) < -behind) throw new Error('the reader does not keep up');
				stream.enqueue(encoder.encode(text));
			};
			const end = (): void => {
				clearTimeout(tooLong);
				// A reader who has gone has closed it already; closing it again would throw.
				if (!over && stream.desiredSize !== null) stream.close();
				over = true;
			};
			leave = onlookers.join({ room_id, person_id, sees, send, end });
			send('retry: 5000\n\n');
		},
		cancel: () => {
			over = true;
			leave();
		}
	});
}

/** One connection for all onlookers of this process; when it cannot be had, the next one tries again. */
function listening(here: Live): Promise<unknown> {
	here.ear ??= listen(here.pool, roomChannel, {
		heard: (payload) => {
			const tidings = readTidings(payload);
			if (tidings) here.onlookers.tell(tidings);
		},
		missed: () => here.onlookers.tellAgain()
	});
	return here.ear.catch((error: unknown) => {
		here.ear = undefined;
		throw error;
	});
}
