/** Where a place lies on the drawing: the transverse Mercator of Lithuania (central meridian 24° E), scaled to the outline. */
export type Projection = { scale: number; x: number; y: number };
export type Place = { latitude: number; longitude: number };

const radians = Math.PI / 180;

/** The point of the drawing for a place on the earth. */
export function project({ latitude, longitude }: Place, { scale, x, y }: Projection): { x: number; y: number } {
	const across = (longitude - 24) * radians;
	const up = latitude * radians;
	const b = Math.cos(up) * Math.sin(across);
	return {
		x: x + (scale / 2) * Math.log((1 + b) / (1 - b)),
		y: y - scale * Math.atan2(Math.tan(up), Math.cos(across))
	};
}
