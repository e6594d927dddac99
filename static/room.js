// A room that lives: what others write appears without loading the page again. Everything works without it.

const live = document.querySelector('[data-stream]');
/** Milliseconds: after which the first stream is opened, between two looks, and for which a hidden page goes on listening. */
const [begin, rest, patience] = [600, 1500, 60_000];

const plural = new Intl.PluralRules(document.documentElement.lang);
/** „2 naujos žinutės“: the sentence of the number's kind, with the number in the place of its sample. */
const countOf = (count) => (live.dataset[plural.select(count)] ?? live.dataset.other).replace(/\d+/, String(count));

const news = new Set();
let fresh = 0;

/** Says how much is new, and leads to it. */
function say(count, address) {
	const link = document.createElement('a');
	link.href = address;
	link.textContent = live.dataset.show;
	live.replaceChildren(`${countOf(count)} – `, link);
	live.hidden = false;
}

const neighbour = (other, list) => {
	const here = other?.id && document.getElementById(other.id);
	return here?.parentElement === list ? here : null;
};

/** Puts what the page has by now and did not have into its place; answers the first of it. Nothing that stands there is touched. */
function insertNew(page) {
	let first = null;
	for (const next of page.querySelectorAll('[data-live] > [id]')) {
		const list = document.getElementById(next.parentElement.id);
		if (!list || document.getElementById(next.id)) continue;
		const own = document.adoptNode(next.cloneNode(true));
		const before = neighbour(next.previousElementSibling, list);
		const after = neighbour(next.nextElementSibling, list);
		if (before) before.after(own);
		else if (after) after.before(own);
		else list.append(own);
		own.classList.add('new');
		// The line above what is new is no post.
		if (!own.id.startsWith('p-')) continue;
		first ??= own;
		fresh += 1;
	}
	return first;
}

let looking = false;
let again = false;
/** Something was posted while nobody looked at the page. What is fetched counts as read, so it is fetched when somebody looks again. */
let missed = false;
/** How often something was posted that has no place on this page. */
let elsewhere = 0;

/** Looks at the page as it is by now; words that come meanwhile are looked at together afterwards. */
async function look(posted = false) {
	if (document.hidden) {
		missed = true;
		return;
	}
	again = looking;
	if (looking) return;
	looking = true;
	const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
	const page = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
	const first = page && insertNew(page);
	if (first) say(fresh, `#${first.id}`);
	else if (page && posted && live.dataset.latest) say((elsewhere += 1), live.dataset.latest);
	setTimeout(() => {
		looking = false;
		if (again) void look();
	}, rest);
}

/** In a discussion its new posts are shown; in a list it is said that there is something new. */
function heard(item, posted) {
	if (live.dataset.item === item) void look(posted);
	else if (!live.dataset.item && posted) say(news.add(item).size, location.href);
}

let source = null;

function open() {
	source = new EventSource(live.dataset.stream);
	let before = false;
	source.addEventListener('open', () => {
		// What was said while nobody listened is looked for.
		if (before && live.dataset.item) void look();
		before = true;
	});
	source.addEventListener('posted', ({ data }) => heard(JSON.parse(data).item, true));
	source.addEventListener('changed', ({ data }) => heard(JSON.parse(data).item, false));
	source.addEventListener('again', () => live.dataset.item && void look());
	source.addEventListener('over', close);
}

function close() {
	source?.close();
	source = null;
}

let hiding;

/** A page that nobody looks at keeps no stream open for long: a browser has only a few to a site. */
document.addEventListener('visibilitychange', () => {
	clearTimeout(hiding);
	if (document.hidden) hiding = setTimeout(close, patience);
	else if (!source) {
		open();
		if (live.dataset.item) void look();
	} else if (missed) void look(true);
	if (!document.hidden) missed = false;
});
addEventListener('pagehide', close);
setTimeout(() => !document.hidden && open(), begin);
