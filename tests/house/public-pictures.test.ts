import exifr from 'exifr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { newId } from '#platform';
import { openFiles, storeFor } from '#platform/server';
import { addPicture, sayWhoIsOnPicture, takePictureBack } from '#practices/server';
import { ask, testDatabase } from '../support/database.ts';
import { value } from '../support/deciding.ts';
import { publishExample } from '../support/examples.ts';
import { phoneJpeg } from '../support/pictures.ts';
import { openProject } from '../support/projects.ts';
import { testServer } from '../support/server.ts';
import { cookieOf, get } from '../support/sign-in.ts';

const db = await testDatabase();
const stage = await openProject(db);
const officer = stage.formed.officer().actor.id as string;
const server = await testServer(db);
openFiles(storeFor({ FILES_URL: '', KARTU_DATA: server.data }));

type Kept = { name: string; sha256: string; file_id: string; kind: 'webp' | 'jpeg'; width: number };
/** What is kept of a picture, with the name under which everybody asks for it. */
const keptOf = (picture: string) =>
	ask<Kept>(
		db.url,
		`select f.sha256 || case r.kind when 'webp' then '.webp' else '.jpg' end as name, f.sha256, f.id as file_id, r.kind, r.width
		from practices.rendition r join platform.file f on f.id = r.file_id where r.picture_id = $1 order by r.kind, r.width`,
		[picture]
	);
const served = (name: string, headers: Record<string, string> = {}) => fetch(`${server.url}/practices/pictures/${name}`, { headers });
const contentOf = async (name: string) => new Uint8Array(await (await served(name)).arrayBuffer());

const [box, board, draft] = [newId(), newId(), newId()];
const held = { held_on: '2026-11-02', statement: 'Mokyklos raštinė' };
async function add(practice_id: string, id: string, alt: string, width: number): Promise<void> {
	const file = { bytes: await phoneJpeg(1800, width) };
	value(await addPicture(db.as(stage.teacher), { practice_id, id, alt, caption: 'Prierašas', credit: 'mokyklos archyvas', file }));
	value(await sayWhoIsOnPicture(db.as(stage.teacher), { practice_id, id, shows: id === board ? 'pupils' : 'adults', ...held }));
}
const practice = await publishExample(db, stage, officer, async (id) => {
	await add(id, box, 'Klausimų dėžutė ant palangės', 2000);
	await add(id, board, 'Lenta su klausimais', 1900);
});
await add(practice, draft, 'Dar nesiųsta nuotrauka', 1700);
const [public_] = await ask<{ slug: string }>(db.url, 'select slug from practices.publication where practice_id = $1', [practice]);
const page = `/practices/${public_?.slug ?? ''}`;
const kept = await keptOf(box);

/** What a reader of metadata that shares nothing with the maker finds beside the size. */
const told = (bytes: Uint8Array) =>
	exifr
		.parse(Buffer.from(bytes), {
			...{ tiff: true, exif: true, gps: true, interop: true, ifd1: true, iptc: true, xmp: true, icc: true, makerNote: true },
			...{ userComment: true, jfif: false, ihdr: false, mergeOutput: true }
		})
		.catch(() => undefined) as Promise<unknown>;

test('each kind in each width is offered by the page and is what its address says', async () => {
	expect(kept.map(({ kind, width }) => [kind, width])).toEqual(
		['jpeg', 'webp'].flatMap((kind) => [480, 960, 1600].map((width) => [kind, width]))
	);
	const html = await (await get(server.url, page)).text();
	for (const { name, kind, width } of kept) {
		expect(html).toContain(`/practices/pictures/${name} ${width}w`);
		const answer = await served(name);
		expect([answer.status, answer.headers.get('content-type')]).toEqual([200, `image/${kind}`]);
		const { format, width: wide, orientation } = await sharp(await answer.arrayBuffer()).metadata();
		expect({ format, wide, orientation }).toEqual({ format: kind, wide: width, orientation: undefined });
	}
});

test('none of them says where, when or by whom it was taken', async () => {
	expect(await told(await phoneJpeg(1800, 1200))).toMatchObject({ ImageDescription: 'Jonas Jonaitis, 5a' });
	for (const { name } of kept) {
		const bytes = await contentOf(name);
		expect(await told(bytes), name).toBeUndefined();
		const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
		expect({ exif, xmp, iptc, icc }, name).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, icc: undefined });
		for (const sign of ['Exif', 'GPS', 'http://ns.adobe.com', 'Photoshop 3.0', 'ICC_PROFILE', 'Jonaitis', 'Telefonas'])
			expect(Buffer.from(bytes).includes(sign), `${sign} in ${name}`).toBe(false);
	}
});

test('it is kept by the reader’s browser, and by nobody else; whoever has it is not given it again', async () => {
	const [{ name, sha256 } = { name: '', sha256: '' }] = kept;
	const { headers } = await served(name);
	expect(headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
	expect(headers.get('etag')).toBe(`"${sha256}"`);
	expect(headers.get('x-content-type-options')).toBe('nosniff');
	expect(headers.get('content-security-policy')).toContain('sandbox');
	expect(headers.getSetCookie()).toEqual([]);
	const again = await served(name, { 'if-none-match': `"${sha256}"` });
	expect([again.status, await again.text(), again.headers.get('cache-control')]).toEqual([304, '', headers.get('cache-control')]);
	expect((await served(name, { 'if-none-match': `"${'0'.repeat(64)}"` })).status).toBe(200);
});

test('another size, another kind or anything else at such an address is refused and not kept', async () => {
	const [{ name, sha256 } = { name: '', sha256: '' }] = kept;
	const small = (await contentOf(name)).byteLength;
	for (const asked of [`${name}?w=4000`, `${name}?width=1`]) expect((await contentOf(asked)).byteLength).toBe(small);
	const wrong = [`${sha256}.webp`, `${sha256}.png`, sha256, `${sha256}-960.jpg`, `${sha256.slice(1)}.jpg`, `${'0'.repeat(64)}.jpg`];
	for (const asked of [...wrong, sha256.toUpperCase() + '.jpg', '..%2F..%2Fetc%2Fpasswd', '1600.jpg']) {
		const answer = await served(asked);
		expect([answer.status, answer.headers.get('cache-control')], asked).toEqual([404, 'no-store']);
	}
});

test('a picture with pupils is seen on the page and offered to nobody else; machines learn the licence of the others', async () => {
	const html = await (await get(server.url, page)).text();
	const [first] = (await keptOf(board)).filter(({ kind }) => kind === 'jpeg');
	expect(html).toContain(first?.name);
	const said = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}') as { image?: unknown };
	const widest = kept.filter(({ kind }) => kind === 'jpeg').at(-1);
	expect(said.image).toEqual([
		{
			'@type': 'ImageObject',
			contentUrl: expect.stringMatching(new RegExp(`/practices/pictures/${widest?.name}$`)),
			width: 1600,
			height: expect.any(Number),
			description: 'Klausimų dėžutė ant palangės',
			caption: 'Prierašas',
			license: 'https://creativecommons.org/licenses/by/4.0/',
			creator: expect.objectContaining({ '@type': 'EducationalOrganization' }),
			creditText: 'mokyklos archyvas'
		}
	]);
	const offered = [...html.matchAll(/<meta property="og:image" content="([^"]+)"/g)].map(([, address]) => address ?? '');
	expect(offered).toHaveLength(2);
	expect(offered[0]).toContain(widest?.name);
	expect(offered.join()).not.toContain(first?.sha256);
});

test('what was not published is given to those who write it, and to nobody else, by no address', async () => {
	const mine = await keptOf(draft);
	const cookies = {
		writer: await cookieOf({ query: (sql, values) => ask(db.url, sql, values) }, server, stage.teacher),
		stranger: await cookieOf({ query: (sql, values) => ask(db.url, sql, values) }, server, stage.stranger.head),
		editor: await cookieOf({ query: (sql, values) => ask(db.url, sql, values) }, server, officer)
	};
	for (const { name, file_id } of mine) {
		expect((await served(name)).status).toBe(404);
		for (const cookie of Object.values(cookies)) expect((await served(name, { cookie })).status).toBe(404);
		const file = (cookie: string) => get(server.url, `/api/files/${file_id}`, cookie).then(({ status }) => status);
		expect(await file(cookies.writer)).toBe(200);
		expect(await file(cookies.stranger)).toBe(404);
		expect(await file(cookies.editor)).toBe(404);
		expect([401, 404]).toContain(await file(''));
	}
	expect(await (await get(server.url, page)).text()).not.toContain('Dar nesiųsta');
});

test('taken back it is gone with the next request, also for whoever has it and asks whether it stands', async () => {
	const [{ name, sha256 } = { name: '', sha256: '' }] = kept;
	expect((await served(name)).status).toBe(200);
	value(await takePictureBack(db.as(stage.school.head), { practice_id: practice, id: box }));
	for (const one of kept) expect((await served(one.name)).status).toBe(404);
	const asked = await served(name, { 'if-none-match': `"${sha256}"` });
	expect([asked.status, asked.headers.get('cache-control')]).toEqual([404, 'no-store']);
	const html = await (await get(server.url, page)).text();
	expect(html).not.toContain(sha256);
	expect(html).not.toContain('Klausimų dėžutė ant palangės');
});

test('withdrawn with its example it is gone, and so is the picture beside the link, for which everybody asks each time', async () => {
	const [one] = await keptOf(board);
	const share = `${server.url}${page}/share.png`;
	const before = await fetch(share);
	expect([before.status, before.headers.get('cache-control')]).toEqual([200, 'public, max-age=0, must-revalidate']);
	const etag = before.headers.get('etag') ?? '';
	expect((await fetch(share, { headers: { 'if-none-match': etag } })).status).toBe(304);
	await ask(
		db.url,
		`update practices.publication set withdrawn_at = now(), withdrawn_by = published_by, withdrawn_why = 'Klaida' where practice_id = '${practice}';
		delete from practices.entry where practice_id = '${practice}'`
	);
	expect((await served(one?.name ?? '')).status).toBe(404);
	expect((await fetch(share, { headers: { 'if-none-match': etag } })).status).toBe(410);
	expect((await get(server.url, page)).status).toBe(410);
});
