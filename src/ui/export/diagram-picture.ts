/** A diagram as a picture file. */

const SCALE = 2;

/** The SVG text as a PNG at twice its size. Rejects when the browser cannot draw it. */
export async function svgToPng(svg: string): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(image.naturalWidth * SCALE);
    canvas.height = Math.ceil(image.naturalHeight * SCALE);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no canvas to draw the diagram on; download it as SVG');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error('the diagram is too large for a PNG here; download it as SVG'));
      }, 'image/png');
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
