/** A photograph above so many bytes is made smaller before it goes over the mobile network. */
const largeFrom = 1_500_000;
/** Longest side in pixels: enough to read a notice on a wall. */
const longestSide = 2200;
const quality = 0.85;

/** A large photograph as a smaller jpeg; anything else, and what this browser cannot draw, as it is. */
export async function shrinkPhotograph(file: File): Promise<File> {
  if (file.size < largeFrom || !/^image\/(?:jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, "image/jpeg", quality);
    });
    if (smaller === null || smaller.size >= file.size) return file;
    return new File([smaller], file.name.replace(/\.[^.]+$/, "") + ".jpg", { type: "image/jpeg" });
  } catch {
    // the server takes the large one as well, or says what is wrong with it
    return file;
  }
}
