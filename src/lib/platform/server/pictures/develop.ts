import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import { done, refused, type Outcome } from '#platform';
import { mostBytes } from '../files/kinds.ts';
import type { Answered, Asked } from './dark-room.ts';
import { takenKinds, type Developed, type PictureFault } from './picture.ts';

/** So many may wait for their turn; who comes later is asked to come again. */
const mostWaiting = 4;
/** Milliseconds after which a picture that is not ready is given up. */
const patience = 30_000;

/**
 * Makes of a picture that somebody brought what is kept of it: upright, without any data about itself (where, when and with what it was
 * taken, who it names), in sRGB, in the widths that pages ask for, as WebP and JPEG. By its content, never by its name. Refused: nothing
 * or too much of it, another kind, more pixels than are bearable, fewer than are of use, one that moves, one that breaks off. One at a
 * time, in a process of its own.
 */
export async function developPicture(bytes: Uint8Array): Promise<Outcome<Developed, PictureFault>> {
	if (bytes.byteLength === 0) return refused('file_empty');
	if (bytes.byteLength > mostBytes) return refused('file_too_large');
	const kind = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? '';
	if (kind.startsWith('image/hei')) return refused('picture_heic');
	if (!takenKinds.includes(kind)) return refused('picture_kind');
	const answered = await inTurn(brought, { develop: bytes, kind });
	return 'developed' in answered ? done(answered.developed) : refused('fault' in answered ? answered.fault : 'picture_broken');
}

/** Makes a PNG of a drawing of our own; nothing when too many wait. The same drawing gives the same bytes. */
export async function drawPicture(svg: string): Promise<Uint8Array | null> {
	const answered = await inTurn(drawn, { draw: svg });
	return 'drawn' in answered ? answered.drawn : null;
}

type Line = { last: Promise<unknown>; waiting: number };
/** What people bring does not wait for what pages ask to be drawn. */
const brought: Line = { last: Promise.resolve(), waiting: 0 };
const drawn: Line = { last: Promise.resolve(), waiting: 0 };

function inTurn(line: Line, asked: Asked): Promise<Answered> {
	if (line.waiting >= mostWaiting) return Promise.resolve({ fault: 'pictures_busy' });
	line.waiting += 1;
	const turn = line.last.then(() => inDarkRoom(asked)).finally(() => (line.waiting -= 1));
	line.last = turn;
	return turn;
}

/** Never fails: a process that dies, for want of memory or otherwise, or that takes too long has an answer too. */
const inDarkRoom = (asked: Asked): Promise<Answered> =>
	new Promise((resolve) => {
		const room = fork(script(), [], {
			env: {},
			execArgv: ['--disable-warning=ExperimentalWarning'],
			serialization: 'advanced',
			stdio: ['ignore', 'ignore', 'ignore', 'ipc']
		});
		const end = (answered: Answered) => {
			clearTimeout(limit);
			resolve(answered);
		};
		const limit = setTimeout(() => {
			room.kill('SIGKILL');
			end({ fault: 'picture_broken' });
		}, patience);
		room.once('message', (answered) => end(answered as Answered));
		room.once('error', () => end({ fault: 'picture_broken' }));
		room.once('exit', () => end({ fault: 'picture_broken' }));
		room.send(asked, () => undefined);
	});

/** The script stands in the project's folder: this file is found in it as written and as built. */
function script(): string {
	for (let above = import.meta.dirname; above !== dirname(above); above = dirname(above)) {
		const found = join(above, 'src/lib/platform/server/pictures/dark-room.ts');
		if (existsSync(found)) return found;
	}
	throw new Error('the dark room is missing');
}
