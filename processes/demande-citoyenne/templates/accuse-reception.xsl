<?xml version="1.0" encoding="UTF-8"?>
<!--
  Acknowledgement of a request with all that CRPA R112-11-1 asks for: date of receipt, service and how to reach it,
  what the silence is worth and from when, attestation or appeals; missing pieces when there are some (R112-11-4).
  data: reference, received, subject, text; regime/…, silenceDate, service, complete, missingPieces, missingPiecesUntil,
  piecesReceivedOn, piecesLate optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="recours.xsl"/>

  <xsl:template match="snapshot" mode="object">
    <xsl:text>accusé de réception de votre demande</xsl:text>
    <xsl:if test="data/reference"> n° <xsl:value-of select="data/reference"/></xsl:if>
  </xsl:template>

  <xsl:variable name="incomplete" select="/snapshot/data/missingPieces
      and not(/snapshot/data/complete = 'oui') and not(/snapshot/data/piecesLate = 'true')"/>

  <!-- The time of an acceptance has not begun while pieces are missing, asked for in vain or not. -->
  <xsl:variable name="standing" select="$silence = 'acceptation' and /snapshot/data/complete = 'non'"/>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/reference"/>
      <xsl:with-param name="what">le numéro d’enregistrement</xsl:with-param>
    </xsl:call-template>
    <xsl:variable name="received">
      <xsl:call-template name="request-date"/>
    </xsl:variable>
    <fo:block xsl:use-attribute-sets="paragraph">
      J’ai bien reçu votre demande le <fo:inline font-weight="bold"><xsl:value-of select="$received"/></fo:inline>. Elle
      est enregistrée sous le numéro <fo:inline font-weight="bold"><xsl:value-of select="data/reference"/></fo:inline>, à
      rappeler dans tout échange avec nos services. Le présent courrier en accuse réception (articles L. 112-3 et L. 112-11
      du code des relations entre le public et l’administration).
    </fo:block>
    <xsl:if test="data/complete = 'oui' and data/piecesReceivedOn">
      <fo:block xsl:use-attribute-sets="paragraph">
        Les pièces que nous vous avions demandées nous sont parvenues le
        <xsl:call-template name="date"><xsl:with-param name="iso" select="data/piecesReceivedOn"/></xsl:call-template> : votre dossier est complet, et ce courrier remplace le précédent.
      </fo:block>
    </xsl:if>
    <xsl:if test="data/piecesLate = 'true'">
      <fo:block xsl:use-attribute-sets="paragraph">
        Les pièces demandées pour le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/missingPiecesUntil"/></xsl:call-template> ne nous sont pas toutes parvenues : il sera
        statué au vu de votre dossier tel qu’il est. Ce courrier remplace le précédent.
      </fo:block>
    </xsl:if>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Votre demande</xsl:with-param>
    </xsl:call-template>
    <fo:block font-weight="bold" keep-with-next.within-page="always"><xsl:value-of select="data/subject"/></fo:block>
    <xsl:apply-templates select="data/text" mode="quoted"/>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Service chargé de votre dossier</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="service"/>

    <xsl:if test="$incomplete">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Pièces manquantes</xsl:with-param>
      </xsl:call-template>
      <fo:block xsl:use-attribute-sets="paragraph" keep-with-next.within-page="always">
        <xsl:text>Pour instruire votre demande, il nous manque les éléments suivants</xsl:text>
        <xsl:if test="data/missingPiecesUntil">
          <xsl:text>, à nous faire parvenir au plus tard le </xsl:text>
          <xsl:call-template name="date"><xsl:with-param name="iso" select="data/missingPiecesUntil"/></xsl:call-template>
        </xsl:if>
        <xsl:text> :</xsl:text>
      </fo:block>
      <xsl:apply-templates select="data/missingPieces" mode="list"/>
      <fo:block xsl:use-attribute-sets="paragraph"><xsl:call-template name="effect-of-missing-pieces"/></fo:block>
    </xsl:if>

    <xsl:call-template name="heading">
      <xsl:with-param name="text">Délai de réponse</xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="$standing">
          <xsl:text>Deux mois après que votre dossier sera complet, faute de réponse de notre part, </xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>Si aucune réponse ne vous est parvenue </xsl:text>
          <fo:inline font-weight="bold">
            <xsl:choose>
              <xsl:when test="data/silenceDate">
                <xsl:text>le </xsl:text>
                <xsl:call-template name="date"><xsl:with-param name="iso" select="data/silenceDate"/></xsl:call-template>
              </xsl:when>
              <xsl:otherwise>deux mois après sa réception</xsl:otherwise>
            </xsl:choose>
          </fo:inline>
          <xsl:text>, </xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="$silence = 'acceptation'">
          <xsl:text>votre demande sera réputée acceptée (article L. 231-1 du code des relations entre le public et l’administration). Une attestation vous en sera délivrée si vous la demandez (article L. 232-3 du même code).</xsl:text>
        </xsl:when>
        <xsl:when test="$cada">
          <xsl:text>votre demande de communication sera réputée refusée (articles R. 311-12 et R. 311-13 du code des relations entre le public et l’administration).</xsl:text>
        </xsl:when>
        <xsl:otherwise>
          <xsl:text>votre demande sera réputée rejetée (article L. 231-4 du code des relations entre le public et l’administration). Vous pourrez alors demander, dans le délai de recours, les motifs de ce rejet (article L. 232-4 du même code).</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:if test="not($standing)">
        <xsl:text> Cette date vaut sous réserve que votre dossier soit complet</xsl:text>
        <xsl:choose>
          <xsl:when test="$incomplete or data/piecesLate = 'true'">.</xsl:when>
          <xsl:otherwise>
            <xsl:text> : s’il s’avérait qu’une pièce ou une information indispensable manque, nous vous en demanderions la liste, et ce délai en serait </xsl:text>
            <xsl:choose>
              <xsl:when test="$silence = 'acceptation'">reporté</xsl:when>
              <xsl:otherwise>suspendu</xsl:otherwise>
            </xsl:choose>
            <xsl:text> (article L. 114-5 du même code).</xsl:text>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- Sent by a server in the name of the service: neither a decision nor a signature (CRPA L212-2). -->
  <xsl:template match="snapshot" mode="signature">
    <xsl:call-template name="signature">
      <xsl:with-param name="title" select="member/signatoryTitle"/>
      <xsl:with-param name="name" select="member/signatoryName"/>
      <xsl:with-param name="delegation" select="member/signatoryDelegation"/>
      <xsl:with-param name="room">4mm</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:if test="$silence != 'acceptation'">
      <xsl:call-template name="heading">
        <xsl:with-param name="text">Voies et délais de recours contre un rejet</xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="remedies">
        <xsl:with-param name="starting-point">la date à laquelle votre demande est réputée rejetée, ou de la notification d’un refus écrit intervenu avant le terme de ce délai</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
