import { create } from 'qrcode';
import { useMemo } from 'react';
import classes from './account.module.css';

const margin = 4;

/** A QR code as one SVG path, dark on white in every scheme so that cameras read it. */
export function QrCode(props: { readonly text: string; readonly label: string }) {
  const { path, size } = useMemo(() => {
    const { modules } = create(props.text, { errorCorrectionLevel: 'M' });
    const dark = Array.from(modules.data).flatMap((bit, at) =>
      bit ? [`M${(at % modules.size) + margin} ${Math.floor(at / modules.size) + margin}h1v1h-1z`] : [],
    );
    return { path: dark.join(''), size: modules.size + margin * 2 };
  }, [props.text]);
  return (
    <svg
      className={classes.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={props.label}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
