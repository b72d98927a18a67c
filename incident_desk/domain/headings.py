"""Words that often stand before a colon and are nobody's name, in English and Spanish."""

# Without accents and capitals, as `people.folded` gives them.
HEADINGS = frozenset(
    # What a scribe writes before a colon.
    "action actions alarm alert answer attention background bug call cause caution change check"
    " comment conclusion context cost current danger decision detail details done effect error"
    " estimate example expected fact facts failure finding fix hint history however hypothesis"
    " idea impact important incident info information issue later lesson link log message monitor"
    " name next no note notes notice now observation ok option order outcome pending phone plan"
    " please problem proposal question quote reason reminder report request resolved result results"
    " risk root scope severity since situation solution source start status step subject summary"
    " symptom symptoms task team test ticket time tip todo topic total update updates urgent"
    " verified warning when where who why workaround yes"
    " accion acciones actual actualizacion advertencia ahora alarma alerta alternativa antes aqui"
    " arreglo asunto atencion aviso avisos cambio causa comentario como consulta contexto coste"
    " cuando decision despues detalle detalles donde duda efecto ejemplo encargo enlace error"
    " estado estimacion fallo fuente hallazgo hecho hipotesis historial hora idea impacto"
    " importante incidencia incidente informacion informe inicio leccion llamada luego mensaje"
    " motivo nombre nota notas noticia observacion ojo opcion orden paso peligro pendiente peticion"
    " por pregunta problema propuesta prueba quien razon recordatorio respuesta resuelto resultado"
    " resultados resumen riesgo severidad si siguiente sintoma sintomas situacion solucion tarea"
    " telefono tema tiempo total urgente"
    # What breaks, and those who are no single person.
    " backend backup backups battery building cable cloud cluster customer customers database disk"
    " door email everybody everyone firewall floor frontend gateway generator hardware host house"
    " internet line link mail monitoring network node office page password payment payments phones"
    " portal power printer provider proxy queue rack room router server servers service services"
    " shop site staff storage store support switch system traffic users vendor voltage website"
    " wifi"
    " almacenamiento base bateria calle cliente clientes cola copia copias corriente disco edificio"
    " equipo generador impresora linea luz nodo oficina pagina pagos personal planta proveedor"
    " puerta red sala sede servicio servicios servidor servidores sistema soporte telefonos tension"
    " tienda todos trafico usuarios web".split()
)
