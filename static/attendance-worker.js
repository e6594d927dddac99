// Keeps the page of attendance and what it is made of, so that it opens without a network. It is asked only for that page
// (each language has a worker of its own) and answers nothing else: no other page of Kartu, and nothing of /api.

const page = new URL(self.registration.scope).pathname;
const shelf = `kartu${page}`;

self.addEventListener('install', (event) => event.waitUntil(renew().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
	if (request.mode === 'navigate') {
		if (pathname !== page) return;
		event.respondWith(fromShelf(page, request));
		event.waitUntil(renew().catch(() => undefined));
	} else event.respondWith(fromShelf(pathname, request));
});

async function fromShelf(path, request) {
	const kept = await (await caches.open(shelf)).match(path);
	return kept ?? fetch(request);
}

/**
 * Fetches the page as somebody unknown, so that nothing of whoever is signed in is kept, and everything that it names. The
 * page is put on the shelf last: what lies there always opens. Then what it no longer names goes.
 */
async function renew() {
	const answer = await fetch(page, { credentials: 'omit', cache: 'no-store' });
	if (!answer.ok || answer.redirected) return;
	const text = await answer.clone().text();
	const shelves = await caches.open(shelf);
	const parts = new Set(partsOf(text));
	for (const part of [...parts].filter((path) => path.endsWith('.css'))) {
		const style = await keep(shelves, part);
		for (const inner of partsOf(await style.text(), new URL(part, self.location.origin))) parts.add(inner);
	}
	await Promise.all([...parts].map((part) => keep(shelves, part)));
	await shelves.put(page, answer);
	for (const request of await shelves.keys()) {
		const { pathname } = new URL(request.url);
		if (pathname !== page && !parts.has(pathname)) await shelves.delete(request);
	}
}

async function keep(shelves, path) {
	const lasting = path.startsWith('/_app/immutable/');
	const kept = lasting && (await shelves.match(path));
	if (kept) return kept;
	const answer = await fetch(path, { credentials: 'omit', cache: lasting ? 'default' : 'no-store' });
	if (!answer.ok) throw new Error(`${path} answers ${answer.status}`);
	await shelves.put(path, answer.clone());
	return answer;
}

/** The files of this site that a page or a style names. */
function partsOf(text, base = new URL(page, self.location.origin)) {
	const named = text.matchAll(/(?:["'`(])((?:\/|\.{1,2}\/)[^"'`()\s]+\.(?:js|css|woff2|svg|png))(?=["'`)])/g);
	return [...named]
		.map(([, path]) => new URL(path, base))
		.filter(({ origin }) => origin === self.location.origin)
		.map(({ pathname }) => pathname);
}
