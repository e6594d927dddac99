import sharp, { type Sharp } from 'sharp';

/** Where and with what a picture was taken, as a phone writes it. */
const taken = {
	IFD0: { Make: 'Telefonas', Model: 'X', ImageDescription: 'Jonas Jonaitis, 5a' },
	IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '54/1 41/1 13/1', GPSLongitudeRef: 'E', GPSLongitude: '25/1 16/1 45/1' }
};

/** A picture whose left half is red and whose right half is blue: after a turn one sees which side is up. */
export const halves = (width: number, height: number): Sharp =>
	sharp(Buffer.from([192, 0, 0, 0, 0, 192]), { raw: { width: 2, height: 1, channels: 3 } }).resize(width, height, {
		kernel: 'nearest',
		fit: 'fill'
	});

/** A JPEG as a phone keeps it: on its side, with the place where it was taken. */
export const phoneJpeg = async (width: number, height: number, progressive = false): Promise<Buffer> =>
	halves(width, height).withExif(taken).withMetadata({ orientation: 6 }).jpeg({ quality: 80, progressive }).toBuffer();

/** The colour of a point of a picture. */
export async function colourAt(bytes: Uint8Array, left: number, top: number): Promise<'red' | 'blue' | 'other'> {
	const [r = 0, g = 0, b = 0] = await sharp(bytes).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
	if (r > 2 * Math.max(g, b)) return 'red';
	return b > 2 * Math.max(r, g) ? 'blue' : 'other';
}
